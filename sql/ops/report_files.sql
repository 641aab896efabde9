-- Report files that somebody may download, newest month first; one of them where it is named.
-- Grain:  one row per file.
-- Params: @file (null: any), @with_executive (whether the asker may see those of executives), @from, @to (first days, both inclusive;
--         null: no bound), @dataset, @audience, @format (null: any), @only_newest (of each file's versions).
select
    report_file_id, month_start, dataset, audience, format, version, row_count, file_bytes, as_of, is_partial, written_at, file_name,
    sha256, run_id, is_newest
from (
    select
        report_file.*,
        version = max(version) over (partition by month_start, dataset, audience, format) as is_newest
    from etl.report_file
    where (@file::uuid is null or report_file_id = @file)
) as file
where (@with_executive or audience = 'viewer')
    and (@from::date is null or month_start >= @from) and (@to::date is null or month_start <= @to)
    and (@dataset::text is null or dataset = @dataset) and (@audience::text is null or audience = @audience)
    and (@format::text is null or format = @format) and (is_newest or not @only_newest)
order by month_start desc, dataset collate "C", audience collate "C" desc, version desc, format collate "C";

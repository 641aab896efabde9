-- Report files, newest month first.
-- Grain:  one row per file.
-- Params: @from, @to (first days, both inclusive), @dataset (null = all), @only_newest (of each month's versions).
select
    to_char(month_start, 'YYYY-MM') as month, dataset, audience, format, version, row_count as rows, file_bytes as bytes,
    as_of, is_partial as partial, written_at, file_name, sha256
from (
    select
        report_file.*,
        version = max(version) over (partition by month_start, dataset, audience, format) as is_newest
    from etl.report_file
) as file
where month_start between @from and @to and (@dataset::text is null or dataset = @dataset) and (is_newest or not @only_newest)
order by month_start desc, dataset collate "C", audience collate "C", format collate "C", version desc;

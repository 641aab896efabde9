-- Report files a run wrote.
-- Grain:  one row per month, dataset and audience.
-- Params: @run.
select
    month_start, dataset, audience, version, max(row_count) as rows, count(*)::int as files, sum(file_bytes)::bigint as bytes
from etl.report_file
where run_id = @run
group by month_start, dataset, audience, version
order by month_start, dataset collate "C", audience collate "C" desc, version;

-- Report files that retention lets go: all but the newest versions of a month, and those of months that are too old.
-- Grain:  one row per file.
-- Params: @keep_versions (at least 1), @keep_months (newest months with files; null = all).
select file_name, month_start, file_bytes
from (
    select
        file_name, month_start, file_bytes,
        dense_rank() over (partition by month_start, dataset, audience, format order by version desc) as version_rank,
        dense_rank() over (order by month_start desc) as month_rank
    from etl.report_file
) as file
where version_rank > @keep_versions or month_rank > @keep_months
order by file_name collate "C";

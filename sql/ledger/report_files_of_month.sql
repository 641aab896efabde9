-- Report files of a month in all their versions.
-- Grain:  one row per file.
-- Params: @month (first day).
select file_name, file_bytes
from etl.report_file
where month_start = @month;

-- The newest version of a report file.
-- Params: @month (first day), @dataset, @audience, @format.
select file_name, file_bytes, sha256
from etl.report_file
where month_start = @month and dataset = @dataset and audience = @audience and format = @format
order by version desc
limit 1;

-- The newest version of a report file.
-- Params: @month (first day), @dataset, @audience, @format.
select file_name, file_bytes, sha256, report_file.version, month_state.version as published_version
from etl.report_file
join warehouse.month_state using (month_start)
where month_start = @month and dataset = @dataset and audience = @audience and format = @format
order by report_file.version desc
limit 1;

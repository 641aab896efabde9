-- Notes report files that have their names.
-- Grain:  one row per file.
-- Params: @run, @month (first day), @version, @as_of, @is_partial, and one array per other column.
insert into etl.report_file
    (run_id, dataset, audience, format, file_name, sha256, version, row_count, file_bytes, is_partial, month_start, as_of)
select
    @run, named.dataset, named.audience, named.format, named.file_name, named.sha256, @version, named.row_count, named.file_bytes,
    @is_partial, @month, @as_of
from unnest(@datasets, @audiences, @formats, @names, @sha256s, @row_counts, @bytes)
    as named (dataset, audience, format, file_name, sha256, row_count, file_bytes);

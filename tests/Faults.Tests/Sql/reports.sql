-- Report files in the ledger, with the hash of their bytes, a line each.
select file_name || '|' || sha256 as line
from etl.report_file
order by line;

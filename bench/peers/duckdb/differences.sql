-- Rows of ours that the peer's Parquet file lacks, and the other way round. {ours} and {peer} are files.
select
    (select count(*) from (from read_parquet('{ours}') except all from read_parquet('{peer}'))),
    (select count(*) from (from read_parquet('{peer}') except all from read_parquet('{ours}')));

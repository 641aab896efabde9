-- Rows of one target of a run.
select count(*) from staging.{target};

-- Notes a publish, in its own transaction.
-- Params: one per column.
insert into etl.publish
    (month_start, run_id, version, token, inputs_sha256, checksum, rows_inserted, rows_updated, rows_deleted, rows_rekeyed,
     member_changes, next_month_rows_changed)
values (@month, @run, @version, @token, @inputs, @checksum, @inserted, @updated, @deleted, @rekeyed, @members, @next);

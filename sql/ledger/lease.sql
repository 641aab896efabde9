-- Makes the lease of a month that was never held.
-- Params: @month (first day), @run.
insert into etl.lease (month_start, token, run_id, expires_at)
values (@month, 0, @run, '-infinity')
on conflict do nothing;

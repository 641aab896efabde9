-- The next message to send; the caller's transaction keeps it from other senders.
-- Grain:  one row, or none.
select alert_id, kind, run_id, feed, message, attempt, expected_date, raised_at
from etl.alert
where state = 'due' and try_after <= clock_timestamp()
order by alert_id
limit 1
for update skip locked;

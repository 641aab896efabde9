-- What is current in landing, as the ledger knows it.
-- Grain:  one row per feed and date.
select feed, delivery_date, identity
from etl.delivery
where is_current
order by delivery_date;

-- Used rows of a month's latest run that point at no subscription and SKU of its snapshot.
-- Params: @month (first day), @limit.
select orphan.feed, orphan.subscription_id, orphan.sku_id, orphan.row_count as rows
from etl.month_run
join etl.orphan using (month_start, run_id)
where month_run.month_start = @month
order by orphan.feed, orphan.row_count desc, orphan.subscription_id, orphan.sku_id
limit @limit;

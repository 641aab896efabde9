-- A checksum over what a published month says, whatever its keys and the order of its rows: equal months, equal checksums.
-- Params: @month (first day).
select md5(concat_ws('|', count(*), sum(hashtextextended(row(
    dim_subscription.subscription_id, dim_sku.sku_id, dim_customer.customer_tenant_id, dim_customer.customer_tpid,
    fact.subscription_status_key, fact.license_count, fact.available_seats, fact.assigned_seats, fact.active_seats,
    fact.available_seats_delta, fact.is_ended)::text, 0))))
from warehouse.fact_subscription_month as fact
join warehouse.dim_subscription using (subscription_key)
join warehouse.dim_sku using (sku_key)
join warehouse.dim_customer using (customer_key)
where fact.month_start = @month;

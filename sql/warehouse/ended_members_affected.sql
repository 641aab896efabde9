-- Whether a month's ended rows show a member that has changed in the month before, whose members they keep.
-- Params: @month (first day) with the ended rows.
select
    exists (
        select from warehouse.fact_attribution_month as fact
        join warehouse.dim_customer as held using (customer_key)
        join staging.affected_dim_customer using (customer_tenant_id)
        where fact.month_start = @month and fact.is_ended)
    or exists (
        select from warehouse.fact_customer_month as fact
        join warehouse.dim_customer as held using (customer_key)
        join staging.affected_dim_customer using (customer_tenant_id)
        where fact.month_start = @month and fact.is_ended)
    or exists (
        select from warehouse.fact_attribution_month as fact
        join warehouse.dim_sku as held using (sku_key)
        join staging.affected_dim_sku using (sku_id)
        where fact.month_start = @month and fact.is_ended)
    or exists (
        select from warehouse.fact_attribution_month as fact
        join warehouse.dim_partner_location as held using (partner_location_key)
        join staging.affected_dim_partner_location using (mpn_id)
        where fact.month_start = @month and fact.is_ended)
    or exists (
        select from warehouse.fact_attribution_month as fact
        join warehouse.dim_subscription as held using (subscription_key)
        join staging.affected_dim_subscription using (subscription_id)
        where fact.month_start = @month and fact.is_ended);

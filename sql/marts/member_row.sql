-- The member of a dimension that each row after filters counts for: one, or each distinct location or attribution type credited.
-- Grain:  one row per month, subscription, SKU and member.
-- Params: first days of months, both inclusive; partner_location, attribution_type, segment, sales_channel, market, product or sku;
--         filters as mart.checked_filters returns them.
create function mart.member_row(first_month date, last_month date, dimension text, filters jsonb)
returns table (
    month_start date, member text, customer_id int, is_active boolean, is_dynamics boolean, is_license_based boolean,
    available_seats int, assigned_seats int, active_seats int
)
language sql stable parallel safe
as $$
with credited as (
    select month_start, customer_id, subscription_key, sku_key, mpn_id as member
    from mart.credited(first_month, last_month, filters)
    join warehouse.dim_partner_location using (partner_location_key)
    where dimension = 'partner_location'
    group by month_start, customer_id, subscription_key, sku_key, mpn_id
    union all
    select month_start, customer_id, subscription_key, sku_key, attribution_type
    from mart.credited(first_month, last_month, filters)
    join warehouse.dim_attribution_type using (attribution_type_key)
    where dimension = 'attribution_type'
    group by month_start, customer_id, subscription_key, sku_key, attribution_type
)
select
    row_of.month_start,
    case dimension
        when 'segment' then customer.customer_segment
        when 'sales_channel' then channel.sales_channel
        when 'market' then geography.iso2
        when 'product' then row_of.product
        when 'sku' then row_of.sku
    end,
    row_of.customer_id, row_of.is_active, row_of.is_dynamics, row_of.is_license_based, row_of.available_seats,
    row_of.assigned_seats, row_of.active_seats
from mart.filtered_row(first_month, last_month, filters) as row_of
left join warehouse.dim_customer as customer using (customer_key)
left join warehouse.dim_sales_channel as channel using (sales_channel_key)
left join warehouse.dim_geography as geography on geography.geography_key = row_of.geography_key
where dimension not in ('partner_location', 'attribution_type')
union all
select
    month_start, credited.member,
    customer_id, row_of.is_active, row_of.is_dynamics, row_of.is_license_based, row_of.available_seats,
    row_of.assigned_seats, row_of.active_seats
from mart.filtered_row(first_month, last_month, filters) as row_of
join credited using (month_start, customer_id, subscription_key, sku_key)
where dimension in ('partner_location', 'attribution_type')
$$;

comment on function mart.member_row is
    'Part of the functions: rows after filters with their member of a dimension; a row counts once for each location or attribution '
    'type that matches. Grain: month, subscription, SKU, member.';

revoke execute on function mart.member_row from public;
grant execute on function mart.member_row to insights_report_viewer, insights_executive_viewer, insights_ranking;

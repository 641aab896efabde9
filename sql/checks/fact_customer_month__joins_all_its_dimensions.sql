-- Offending: customers shown by a tenant of another customer or by none, or in a country that is none.
-- Params: @month (first day).
select customer.customer_id
from warehouse.fact_customer_month as customer
left join warehouse.dim_month using (month_start)
left join warehouse.dim_customer as face using (customer_key)
left join warehouse.dim_geography as country on country.geography_key = customer.geography_key
where customer.month_start = @month
    and (dim_month.month_key is distinct from customer.month_key
        or face.customer_id is distinct from customer.customer_id
        or country.iso2 is null)

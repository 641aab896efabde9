-- What cannot be known is null in the totals too, not 0.
alter table warehouse.total_month
    alter column active_customer_count drop not null,
    alter column new_customer_count drop not null,
    alter column existing_customer_count drop not null,
    alter column churned_customer_count drop not null;

update warehouse.total_month
set active_customer_count = null
from warehouse.month_state
where month_state.month_start = total_month.month_start and not month_state.usage_loaded;

update warehouse.total_month
set new_customer_count = null, existing_customer_count = null, churned_customer_count = null
where not exists (
    select from warehouse.month_state as previous
    where previous.month_start = (total_month.month_start - interval '1 month')::date
);

comment on column warehouse.total_month.active_customer_count is 'Customers with active seats; null: usage is not loaded';
comment on column warehouse.total_month.new_customer_count is 'Customers that are new; null: the previous month is not in the warehouse';
comment on column warehouse.total_month.existing_customer_count is 'Customers of the previous month too; null likewise';
comment on column warehouse.total_month.churned_customer_count is 'Customers of the previous month only; null likewise';

-- Adds the members of the type 1 dimensions that the month brings; they are never changed and never removed.
insert into warehouse.dim_sales_channel (sales_channel, sales_model, detailed_sales_model)
select distinct sales_channel, sales_model, detailed_sales_model
from staging.subscription_month as subscription_month
except
select sales_channel, sales_model, detailed_sales_model
from warehouse.dim_sales_channel
order by sales_channel, sales_model, detailed_sales_model;

insert into warehouse.dim_attribution_type (attribution_type)
select attribution_type
from staging.attribution_month as attribution_month
except
select attribution_type
from warehouse.dim_attribution_type
order by attribution_type;

insert into warehouse.dim_workload (workload)
select workload
from staging.usage_month as usage_month
except
select workload
from warehouse.dim_workload
order by workload;

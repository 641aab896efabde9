-- The newest publish of each month, for the grid of months.
create index publish_month on etl.publish (month_start, token desc);

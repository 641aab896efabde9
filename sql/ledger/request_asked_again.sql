-- Months that a night found open and whose work has ended since; each is told to one caller, whose transaction answers it. What somebody
-- cancelled is not done by the back door.
-- Grain:  one row per month, as its first day.
with ended as (
    update etl.run_request set is_asked_again = false
    where is_asked_again and finished_at is not null
    returning month_start, state
)
select distinct month_start from ended where state <> 'cancelled' order by month_start;

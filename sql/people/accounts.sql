-- Accounts with their roles, by name; one of them where it is named.
-- Grain:  one row per account.
-- Params: @name, @account (null: any).
select
    account.account_id, account.account_name as name, account.password_hash, account.session_stamp, account.added_at,
    coalesce(string_agg(account_role.role, ',' order by account_role.role), '') as roles
from etl.account
left join etl.account_role using (account_id)
where (@name::text is null or account.account_name = @name) and (@account::uuid is null or account.account_id = @account)
group by account.account_id
order by account.account_name;

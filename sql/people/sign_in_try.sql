-- Notes a try before the password is looked at, so that many tries at once count each other; forgets tries of long ago.
-- Params: @name, @address, @kept (interval).
-- Returns: tries under way or failed, of the account and of the address, this one included.
delete from etl.sign_in_try where tried_at < clock_timestamp() - @kept;

insert into etl.sign_in_try (account_name, address) values (@name, @address);

select
    (select count(*) from etl.sign_in_try where account_name = @name and tried_at > clock_timestamp() - @kept)::int as of_account,
    (select count(*) from etl.sign_in_try where address = @address and tried_at > clock_timestamp() - @kept)::int as of_address;

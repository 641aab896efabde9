-- Nobody but the owner makes anything, large objects included: PostgreSQL lets everybody until told otherwise.
-- Only a superuser can tell it; for any other login this is a warning, and its database's administrator has the say.
reset role;

revoke execute on function
    pg_catalog.lo_creat(int), pg_catalog.lo_create(oid), pg_catalog.lo_from_bytea(oid, bytea)
from public;

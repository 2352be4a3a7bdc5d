create table execution_log (
    id             uuid primary key,
    user_id        varchar(255) not null,
    execution_type varchar(50)  not null check (execution_type in ('prompt', 'recipe')),
    created_at     timestamptz  not null default now()
);
create index execution_log_user_created on execution_log (user_id, created_at);
create index execution_log_created on execution_log (created_at);

-- Counts and inserts in one call. A volatile function takes a new snapshot for each of its statements, so that the count after the lock
-- sees what a parallel call committed while this one waited; a single plain statement would not.
create function admit_execution(
    new_id uuid, new_user varchar, new_type varchar, hourly_limit integer,
    out admitted boolean, out used integer, out reset_seconds integer
) language plpgsql volatile as $$
declare
    oldest timestamptz;
    instant timestamptz;
begin
    perform pg_advisory_xact_lock(hashtextextended('execution_log:' || new_user, 0));
    instant := clock_timestamp();
    select count(*), min(created_at) into used, oldest
        from execution_log
        where user_id = new_user and created_at > instant - interval '1 hour';
    admitted := used < hourly_limit;
    if admitted then
        insert into execution_log (id, user_id, execution_type, created_at) values (new_id, new_user, new_type, instant);
        used := used + 1;
        oldest := coalesce(oldest, instant);
    end if;
    reset_seconds := greatest(1, ceil(extract(epoch from oldest + interval '1 hour' - instant)))::integer;
end $$;

create table gallery_items (
    id           uuid primary key,
    type         varchar(50)  not null check (type in ('recipe', 'bundle', 'skill')),
    name         varchar(255) not null,
    description  text         not null,
    yaml         text         not null,
    category     varchar(100) not null,
    min_mode     varchar(50)  not null check (min_mode in ('normie', 'explorer', 'developer', 'expert')),
    featured     boolean      not null default false,
    tags         text[]       not null default '{}',
    created_at   timestamptz  not null default now(),
    title        text         not null default '',
    source       varchar(20)  not null default 'builtin' check (source in ('builtin', 'community')),
    author       varchar(255),
    version      varchar(50),
    popularity   bigint       not null default 0,
    content_hash char(64)     not null,
    details      jsonb        not null default '{}',
    search       tsvector     generated always as (
        setweight(to_tsvector('english', name || ' ' || title), 'A') || setweight(to_tsvector('english', description), 'B')) stored,
    unique (type, name, source)
);
create index gallery_items_type on gallery_items (type);
create index gallery_items_category on gallery_items (category);
create index gallery_items_featured on gallery_items (featured);
create index gallery_items_search on gallery_items using gin (search);

-- One row for each signed-in browser; it says nothing about whose it is. See docs/adr/0001-refresh-token-families.md.
create table refresh_families (
    family     uuid primary key,
    generation integer     not null,
    rotated_at timestamptz not null,
    expires_at timestamptz not null
);
create index refresh_families_expires on refresh_families (expires_at);

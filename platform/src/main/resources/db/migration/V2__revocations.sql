-- How often a user has revoked everything of one kind; no row means never. See docs/adr/0006-revocation-by-generation.md.
create table revocations (
    subject    char(64) primary key,
    generation integer  not null
);

-- Every service that verifies keeps the roots that it walked to in one table, which is the kit's.
INSERT INTO accepted_root (version, envelope, committed_at)
SELECT version, envelope, committed_at FROM trusted_root
ON CONFLICT (version) DO NOTHING;
DROP TABLE trusted_root;

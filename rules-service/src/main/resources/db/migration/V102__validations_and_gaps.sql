-- air gap: when work on the file began for the first time; null while it only waits.
ALTER TABLE rule_validation ADD COLUMN started_at timestamptz;

-- The number that the signed manifest names as the one before: it exists, whether it came or not.
ALTER TABLE rule_update ADD COLUMN previous text;

CREATE TABLE thing (id text PRIMARY KEY, name text NOT NULL);

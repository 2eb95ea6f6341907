-- The planner's penalties for what it must not do make each pick look so dear that PostgreSQL compiles it
-- first, where it was built with LLVM: 400 to 600 ms for what takes 4 to 7.
alter function next_in_queue(timestamptz, integer, integer) set jit = off;

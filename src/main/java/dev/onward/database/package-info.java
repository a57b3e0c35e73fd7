/**
 * SQL in, values out, on SQLite or PostgreSQL. {@link dev.onward.database.Database} is the class to
 * open first. Only here are {@code java.sql}, drivers and the pool; the SQL itself stands whole in
 * the store that owns the table, written in the subset that both engines share, and the schema in
 * the migrations beside the resources of this package.
 */
@NullMarked
package dev.onward.database;

import org.jspecify.annotations.NullMarked;

/**
 * The staging database: opening it (embedded or the operator's own), bringing its schema up to
 * date, and running the named SQL statements of {@code staging-schema/statements}. The only package
 * that imports JDBC, the connection pool, Liquibase and the embedded Postgres. Knows neither what
 * the statements mean nor who runs them.
 */
@NullMarked
package dev.deskferry.staging;

import org.jspecify.annotations.NullMarked;

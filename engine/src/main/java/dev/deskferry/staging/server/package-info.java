/**
 * The embedded Postgres: a server process of its own, its data kept in one folder, shared by every
 * process that opens that folder. The first user starts it, the last one stops it, and whoever
 * finds one that a killed process left behind takes it over. Knows nothing of schemas or
 * statements.
 */
@NullMarked
package dev.deskferry.staging.server;

import org.jspecify.annotations.NullMarked;

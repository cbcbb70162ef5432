/**
 * What is truly HubSpot-shaped: paths of its three API families, wire bodies, and what a reply
 * means. Pure values and functions: no HTTP client, no clock, no database. Facts come from
 * HubSpot's published OpenAPI files and developer pages (read 2026-11-22); where those are silent
 * the reading errs to the side that cannot duplicate a record.
 */
@NullMarked
package dev.deskferry.hubspot;

import org.jspecify.annotations.NullMarked;

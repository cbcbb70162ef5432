/**
 * What no real account shows: the request logs with the fill of every quota, what a faithful
 * migration must contain, the plan of faults, a fresh start, and pages for people. Everything below
 * {@code /__sandbox/} and the page at {@code /}.
 */
@NullMarked
package dev.deskferry.sandbox.inside;

import org.jspecify.annotations.NullMarked;

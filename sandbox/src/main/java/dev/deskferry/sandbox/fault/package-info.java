/**
 * Bad days: which request meets which fault, as a pure function of seed, request and attempt, and
 * the replies of the two vendors' front doors. Knows nothing of what the stand-ins answer.
 */
@NullMarked
package dev.deskferry.sandbox.fault;

import org.jspecify.annotations.NullMarked;

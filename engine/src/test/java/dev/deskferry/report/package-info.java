/** Tests of what the operator sees. */
@NullMarked
package dev.deskferry.report;

import org.jspecify.annotations.NullMarked;

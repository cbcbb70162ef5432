/** Which quotas the stand-ins enforce, and how fast their clock runs. */
@NullMarked
package dev.deskferry.sandbox.limit;

import org.jspecify.annotations.NullMarked;

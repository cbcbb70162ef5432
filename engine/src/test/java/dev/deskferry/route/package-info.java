/** Routes against real Postgres and the stand-ins over real HTTP. */
@NullMarked
package dev.deskferry.route;

import org.jspecify.annotations.NullMarked;

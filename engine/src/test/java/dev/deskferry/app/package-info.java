/** Tests of the verbs and of what the README says about them. */
@NullMarked
package dev.deskferry.app;

import org.jspecify.annotations.NullMarked;

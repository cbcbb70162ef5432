/**
 * The checklist of a faithful Zendesk, line by line: each class has the words of its line in its
 * display name.
 */
@NullMarked
package dev.deskferry.sandbox.zendesk.checklist;

import org.jspecify.annotations.NullMarked;

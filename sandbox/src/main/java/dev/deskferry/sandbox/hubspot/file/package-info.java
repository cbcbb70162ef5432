/**
 * The file manager of an account: files with their folders, and contents on disk so that uploads do
 * not fill the memory. Knows nothing of paths of the API.
 */
@NullMarked
package dev.deskferry.sandbox.hubspot.file;

import org.jspecify.annotations.NullMarked;

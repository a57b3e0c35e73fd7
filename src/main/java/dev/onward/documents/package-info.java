/**
 * In: folders of files, such as a team's wiki. Out: documents, read anew when a file changes; what
 * can't be read is named. Open {@link dev.onward.documents.OwnDocuments} first.
 */
@NullMarked
package dev.onward.documents;

import org.jspecify.annotations.NullMarked;

/** Who may write to a document: the numbers of its attempts, and the fence of its one writer. */
package com.lexintel.documents.fence;

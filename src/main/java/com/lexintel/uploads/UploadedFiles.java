package com.lexintel.uploads;

import com.lexintel.documents.DocumentView;
import java.util.List;

/** The answer to an upload of several files. */
public record UploadedFiles(List<DocumentView> documents, List<RejectedFile> rejected) {}

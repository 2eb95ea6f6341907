package com.lexintel.ingestion.members;

import com.lexintel.extraction.Member;
import com.lexintel.files.StoredFile;

/** A file that was found in another and has been received into the store. */
record ReceivedMember(Member member, StoredFile stored) {}

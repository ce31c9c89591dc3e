#pragma once
#include "../CGLib/shim.h"
#include <gmime/gmime.h>

/// What GMime says by macros alone: which kind of part it is. Null when it is of another kind.
static inline GMimeMultipart *a2d2_multipart(GMimeObject *part) {
    return GMIME_IS_MULTIPART(part) ? GMIME_MULTIPART(part) : NULL;
}

static inline GMimeMessagePart *a2d2_message_part(GMimeObject *part) {
    return GMIME_IS_MESSAGE_PART(part) ? GMIME_MESSAGE_PART(part) : NULL;
}

static inline GMimePart *a2d2_leaf(GMimeObject *part) {
    return GMIME_IS_PART(part) ? GMIME_PART(part) : NULL;
}

static inline GMimeObject *a2d2_object(GMimeMessage *message) { return GMIME_OBJECT(message); }

static inline GByteArray *a2d2_bytes(GMimeStream *stream) {
    return g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
}

import Glibc
import Reading

exit(ExtractorSession.serve())

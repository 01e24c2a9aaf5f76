/* true.c - does nothing; linked with what docgen is linked with, so that what the
 * loader costs can be taken off. */
int
main(void)
{
	return 0;
}

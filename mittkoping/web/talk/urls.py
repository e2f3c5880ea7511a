"""Addresses of conversations."""

from django.urls import path

from mittkoping.web.talk import talk

urlpatterns = [path("diskussion/<int:pk>", talk.talk, name="talk")]
